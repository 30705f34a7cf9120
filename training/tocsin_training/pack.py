"""A float network with its weights kept in 8 bits: a quarter of the size on disk, floats again when it is loaded."""

from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

FEWEST = 4096  # values of a matrix that is worth packing


def pack(source: Path, target: Path, *, width_of_tags: int) -> None:
    """Matrices of products get a scale a column, tables of vectors one a row; the tag head, whose fine differences decide, stays.

    The runtime turns a constant that is cast and scaled into floats once, when it loads the network; rows of a table when they are read.
    """
    model = onnx.load(source)
    weights = {i.name: i for i in model.graph.initializer}
    packed: dict[str, list[onnx.TensorProto]] = {}
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        place = {"MatMul": 1, "Gather": 0}.get(node.op_type, 0)
        name = node.input[place] if node.input else ""
        kept = weights.get(name)
        if node.op_type not in ("MatMul", "Gather") or kept is None or not is_worth_it(kept, width_of_tags):
            nodes.append(node)
        elif node.op_type == "MatMul":
            if name not in packed:
                nodes += unpacked(name, name, f"{name}_scale", f"{name}_floats")
            packed[name] = in_bytes(kept, axis=0)
            node.input[1] = f"{name}_floats"
            nodes.append(node)
        else:
            packed[name] = in_bytes(kept, axis=1)
            out = node.output[0]
            rows = (helper.make_node("Gather", [table, node.input[1]], [row]) for table, row in rows_of(name, out))
            nodes += [*rows, *unpacked(out, f"{out}_row", f"{out}_scale", out)]
    replace(model.graph, nodes, packed)
    onnx.save(model, target)


def is_worth_it(weight: onnx.TensorProto, width_of_tags: int) -> bool:
    is_matrix = weight.data_type == onnx.TensorProto.FLOAT and len(weight.dims) == 2
    return is_matrix and weight.dims[-1] != width_of_tags and weight.dims[0] * weight.dims[1] >= FEWEST


def rows_of(table: str, out: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (table, f"{out}_row"), (f"{table}_scale", f"{out}_scale")


def unpacked(name: str, numbers: str, scale: str, out: str) -> list[onnx.NodeProto]:
    cast = helper.make_node("Cast", [numbers], [f"{name}_cast"], to=onnx.TensorProto.FLOAT)
    return [cast, helper.make_node("Mul", [f"{name}_cast", scale], [out])]


def in_bytes(weight: onnx.TensorProto, *, axis: int) -> list[onnx.TensorProto]:
    values = numpy_helper.to_array(weight)
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True) / 127, 1e-12).astype(np.float32)
    numbers = np.round(values / scale).astype(np.int8)
    return [numpy_helper.from_array(numbers, weight.name), numpy_helper.from_array(scale, f"{weight.name}_scale")]


def replace(graph: onnx.GraphProto, nodes: list[onnx.NodeProto], packed: dict[str, list[onnx.TensorProto]]) -> None:
    kept = [weight for weight in graph.initializer if weight.name not in packed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*kept, *(part for parts in packed.values() for part in parts)])
