# SPDX-License-Identifier: Apache-2.0
"""Makes figures.csv and figures-expected.csv with scikit-learn 1.9.1, NumPy 2.4.6:
pip install scikit-learn==1.9.1; python make_figures.py"""
import numpy as np
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

random = np.random.default_rng(20251128)
rows, expected = ["case,score,label,weight"], ["case,auc,logLoss,brier"]
for case, (n, digits, weighted, rate) in {
    "plain": (400, 17, False, 0.3),
    "rare": (1500, 17, False, 0.02),
    "ties": (400, 1, False, 0.5),
    "weighted": (400, 17, True, 0.2),
    "weighted-ties": (400, 2, True, 0.4),
}.items():
    z = random.normal(size=n) + np.log(rate / (1 - rate))
    score = np.round(1 / (1 + np.exp(-z)), digits)
    label = (random.random(n) < 1 / (1 + np.exp(-z))).astype(int)
    weight = random.gamma(1, 2, n) if weighted else np.ones(n)
    if case == "ties":
        score[:4], label[:4] = [0, 1, 0, 1], [0, 1, 1, 0]
    figures = [
        roc_auc_score(label, score, sample_weight=weight),
        log_loss(label, score, sample_weight=weight),
        brier_score_loss(label, score, sample_weight=weight),
    ]
    expected.append(",".join([case] + [repr(float(each)) for each in figures]))
    rows += [f"{case},{float(s)!r},{y},{float(w)!r}" for s, y, w in zip(score, label, weight)]
open("figures.csv", "w").write("\n".join(rows) + "\n")
open("figures-expected.csv", "w").write("\n".join(expected) + "\n")
