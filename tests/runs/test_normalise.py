import copy
import json

import nbformat

from analysis.runs.normalise import INJECTED_ID, normalised, to_json


def executed(moment="2024-01-01T00:00:00", pid=11, widget="abc"):
    return {
        "cells": [
            {"cell_type": "markdown", "id": "m", "metadata": {"papermill": {"duration": 1}}, "source": "# T"},
            {
                "cell_type": "code",
                "id": f"random-{pid}",
                "metadata": {"tags": ["injected-parameters"], "execution": {"iopub.status.busy": moment}},
                "source": "# Parameters\ntop_n = 3\n",
                "execution_count": 1,
                "outputs": [],
            },
            {
                "cell_type": "code",
                "id": "c",
                "metadata": {"papermill": {"start_time": moment, "status": "completed"}},
                "source": ["warn()"],
                "execution_count": 2,
                "outputs": [
                    {"output_type": "stream", "name": "stderr", "text": f"/tmp/ipykernel_{pid}/{pid}9.py:1: W\n"},
                    {"output_type": "stream", "name": "stderr", "text": "second\n"},
                    {
                        "output_type": "display_data",
                        "metadata": {},
                        "data": {
                            "application/vnd.jupyter.widget-view+json": {"model_id": widget},
                            "text/plain": f"VBox({widget})",
                        },
                    },
                    {
                        "output_type": "execute_result",
                        "execution_count": 2,
                        "metadata": {},
                        "data": {"text/plain": "1\n2"},
                    },
                ],
            },
        ],
        "metadata": {
            "papermill": {"start_time": moment, "input_path": "/somewhere"},
            "widgets": {widget: {}},
            "language_info": {"name": "python", "version": "3.11.9"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def test_what_changes_from_run_to_run_is_gone():
    first = to_json(normalised(executed()))
    second = to_json(normalised(executed("2025-02-02T00:00:00", 22, "def")))
    assert first == second
    for word in ("papermill", "2024", "ipykernel_", "widget", "somewhere", "3.11.9"):
        assert word not in first


def test_what_matters_stays():
    notebook = normalised(executed())
    nbformat.validate(nbformat.from_dict(notebook))
    assert notebook["cells"][1]["id"] == INJECTED_ID
    assert notebook["cells"][1]["metadata"]["tags"] == ["injected-parameters"]
    outputs = notebook["cells"][2]["outputs"]
    assert outputs[0]["text"] == ["<cell>:1: W\n", "second\n"]
    assert outputs[1]["data"] == {"text/plain": ["1\n", "2"]}
    assert len(outputs) == 2


def test_normalising_twice_changes_nothing_nor_does_it_touch_its_input():
    notebook = executed()
    before = copy.deepcopy(notebook)
    once = normalised(notebook)
    assert notebook == before
    assert normalised(json.loads(to_json(once))) == once
