"""For each network of torchvision: random weights, a picture batch and what the network makes of it, in training and in evaluation mode.
Usage: torchvision_reference.py CLASSES FOLDER NETWORK..."""

import sys
from pathlib import Path

import torch
import torchvision
from safetensors.torch import save_file


def write(name, classes, folder):
    torch.manual_seed(3)
    network = getattr(torchvision.models, name)(num_classes=classes)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 1.0)
            torch.nn.init.normal_(module.bias, 0.0, 0.1)
    pictures = torch.randn(4, 3, 40, 48)
    with torch.no_grad():
        # Moves BatchNorm's running statistics away from where they begin.
        training = network.train()(pictures)
        evaluation = network.eval()(pictures)
    save_file(network.state_dict(), folder / f"{name}.safetensors")
    save_file({"pictures": pictures, "training": training, "evaluation": evaluation}, folder / f"{name}-answers.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for network_name in sys.argv[3:]:
        write(network_name, int(sys.argv[1]), Path(sys.argv[2]))
