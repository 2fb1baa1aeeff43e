# SPDX-License-Identifier: Apache-2.0
"""Opens a file with the reader that its form is made for and prints what that found, as JSON."""
import json
import pathlib
import sys
import tempfile
import zipfile

LABELS = """<View><Text name="text" value="$text"/><Labels name="found" toName="text">
<Label value="PER"/><Label value="LOC"/></Labels></View>"""
CHOICES = """<View><Text name="text" value="$text"/><Choices name="mood" toName="text">
<Choice value="pos"/><Choice value="neg"/></Choices></View>"""
BOXES = """<View><Image name="photo" value="$photo"/><RectangleLabels name="found" toName="photo">
<Label value="PER"/><Label value="LOC"/></RectangleLabels></View>"""


def label_studio(path, config, form):
    from label_studio_sdk.converter import Converter

    out = tempfile.mkdtemp()
    converter = Converter(config=config, project_dir=None, download_resources=False)
    if form == "JSON_MIN":
        converter.convert_to_json_min(path, out, is_dir=False)
        rows = json.load(open(pathlib.Path(out) / "result.json"))
        return [{k: r.get(k) for k in ("mood", "found", "annotator", "lead_time") if k in r} for r in rows]
    if form == "CONLL":
        converter.convert_to_conll2003(path, out, is_dir=False)
        return open(pathlib.Path(out) / "result.conll").read()
    converter.convert_to_coco(path, out, is_dir=False, output_image_dir=out)
    found = json.load(open(pathlib.Path(out) / "result.json"))
    return [a["bbox"] for a in found["annotations"]]


def coco(path):
    import contextlib
    import io
    from pycocotools.coco import COCO

    with contextlib.redirect_stdout(io.StringIO()):
        read = COCO(path)
        masks = [int(read.annToMask(a).sum()) for a in read.dataset["annotations"] if a["segmentation"]]
    return {
        "images": len(read.getImgIds()),
        "annotations": len(read.getAnnIds()),
        "of LOC": len(read.getAnnIds(catIds=read.getCatIds(catNms=["LOC"]))),
        "masks": masks,
    }


def crowd_kit(path):
    import pandas
    from crowdkit.aggregation import MajorityVote

    return {str(k): v for k, v in MajorityVote().fit_predict(pandas.read_csv(path)).items()}


def parquet(path):
    from datasets import load_dataset

    rows = load_dataset("parquet", data_files=path, split="train", cache_dir=tempfile.mkdtemp())
    return {"rows": rows.num_rows, "columns": rows.column_names, "first": json.loads(json.dumps(rows[0], default=str))}


def hugging_face(path):
    from datasets import load_dataset

    folder = tempfile.mkdtemp()
    zipfile.ZipFile(path).extractall(folder)
    rows = load_dataset(folder, split="train", cache_dir=tempfile.mkdtemp())
    return {"rows": rows.num_rows, "columns": rows.column_names}


def lines(path):
    from datasets import load_dataset

    rows = load_dataset("json", data_files=path, split="train", cache_dir=tempfile.mkdtemp())
    return {"rows": rows.num_rows, "columns": rows.column_names}


READERS = {
    "label-studio-choice": lambda path: label_studio(path, CHOICES, "JSON_MIN"),
    "label-studio-spans": lambda path: label_studio(path, LABELS, "JSON_MIN"),
    "label-studio-conll": lambda path: label_studio(path, LABELS, "CONLL"),
    "label-studio-boxes": lambda path: label_studio(path, BOXES, "COCO"),
    "coco": coco,
    "crowd-kit": crowd_kit,
    "parquet": parquet,
    "hugging-face": hugging_face,
    "lines": lines,
}

print("FOUND " + json.dumps(READERS[sys.argv[1]](sys.argv[2])))
