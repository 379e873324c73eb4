#!/usr/bin/env python3
"""Writes src/MlKit.Pipelines/SageMaker/requests.json: the request shapes of the SageMaker tasks, from a trimmed service model.

Usage: eng/sagemaker-requests.py SageMaker.json
A type is string, integer, number, boolean, any, =Enum, a shape's name, [type] or {type}; a ! after it means that the field is required.
"""
import json
import sys

TASKS = ["CreateProcessingJob", "CreateTrainingJob", "CreateTransformJob", "CreateLabelingJob", "CreateModel", "CreateEndpointConfig", "CreateEndpoint", "UpdateEndpoint"]
# The trimmed model has no tuning jobs.
TUNING = {
    "CreateHyperParameterTuningJobRequest": {
        "HyperParameterTuningJobName": "string!", "HyperParameterTuningJobConfig": "any!", "TrainingJobDefinition": "any", "TrainingJobDefinitions": "[any]", "WarmStartConfig": "any",
        "Tags": "[Tag]", "Autotune": "any",
    },
}
MOST_ENUM_VALUES = 40  # Instance types are more, and grow every month.
NAMES = {"string": "string", "integer": "integer", "long": "integer", "float": "number", "double": "number", "boolean": "boolean"}

model = json.load(open(sys.argv[1]))
enums = {name: values for name, values in model["enums"].items() if len(values) <= MOST_ENUM_VALUES}
used = set()


def type_of(t):
    kind = t["k"]
    if kind == "struct":
        return t["name"]
    if kind == "list":
        return f"[{type_of(t['of'])}]"
    if kind == "map":
        return "{" + type_of(t["of"]) + "}"
    if kind == "enum":
        if t["name"] not in enums:
            return "string"
        used.add(t["name"])
        return f"={t['name']}"
    return NAMES.get(kind, "any")


shapes = {}


def add(name):
    if name in shapes:
        return
    shapes[name] = {m["n"]: type_of(m["t"]) + ("!" if m.get("r") else "") for m in model["shapes"][name]["members"]}
    for member in model["shapes"][name]["members"]:
        t = member["t"]
        while "of" in t:
            t = t["of"]
        if t["k"] == "struct":
            add(t["name"])


inputs = {op["n"]: op["in"] for op in model["ops"]}
operations = {task[0].lower() + task[1:]: inputs[task] for task in TASKS}
for task in TASKS:
    add(inputs[task])
operations["createHyperParameterTuningJob"] = "CreateHyperParameterTuningJobRequest"
shapes.update(TUNING)
out = {"operations": dict(sorted(operations.items())), "enums": {name: sorted(enums[name]) for name in sorted(used)}, "shapes": dict(sorted(shapes.items()))}
lines = ["{"]
for i, (section, content) in enumerate(out.items()):
    lines.append(f'  "{section}": {{')
    lines += [f'    "{k}": {json.dumps(v)}' + ("," if j < len(content) - 1 else "") for j, (k, v) in enumerate(content.items())]
    lines.append("  }" + ("," if i < len(out) - 1 else ""))
lines.append("}")
open("src/MlKit.Pipelines/SageMaker/requests.json", "w").write("\n".join(lines) + "\n")
