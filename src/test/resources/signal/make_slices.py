# SPDX-License-Identifier: Apache-2.0
"""Makes slices.csv and slices-expected.csv with sliceline 0.3.0:
pip install sliceline==0.3.0; python make_slices.py"""
import numpy as np
from sliceline.slicefinder import Slicefinder

random = np.random.default_rng(2021)
n, columns = 2000, [3, 4, 5, 2, 6]
x = np.column_stack([random.integers(0, values, n) for values in columns])
errors = random.exponential(0.3, n)
errors[(x[:, 0] == 1) & (x[:, 2] == 3)] += 1.5
errors[x[:, 4] == 5] += 0.4
errors[(x[:, 1] == 0) & (x[:, 3] == 1)] += 0.5
errors = np.round(errors, 6)
found = Slicefinder(alpha=0.95, k=10, max_l=2, min_sup=40, verbose=False).fit(x, errors)
rows = ["a,b,c,d,e,error"]
rows += [",".join(map(str, row)) + f",{error!r}" for row, error in zip(x, map(float, errors))]
open("slices.csv", "w").write("\n".join(rows) + "\n")
lines = ["predicates,rows,score"]
for slice_, told in zip(found.top_slices_, found.top_slices_statistics_):
    text = " ".join(f"{name}={value}" for name, value in zip("abcde", slice_) if value is not None)
    lines.append(f"{text},{int(told['slice_size'])},{float(told['slice_score'])!r}")
open("slices-expected.csv", "w").write("\n".join(lines) + "\n")
