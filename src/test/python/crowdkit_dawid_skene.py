# SPDX-License-Identifier: Apache-2.0
"""Times Crowd-Kit's Dawid-Skene on a long table: prints wall and CPU seconds, iterations, peak memory in MB."""
import resource
import sys
import time

import pandas as pd
from crowdkit.aggregation import DawidSkene

data = pd.read_csv(sys.argv[1], names=["task", "worker", "label"])
began, cpu = time.perf_counter(), time.process_time()
model = DawidSkene(n_iter=100)
model.fit_predict(data)
print(
    time.perf_counter() - began,
    time.process_time() - cpu,
    len(model.loss_history_),
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
)
