"""Executes a notebook by nbclient: execute.py KERNEL NOTEBOOK EXECUTED. Cells that fail do not stop it."""
import sys

import nbformat
from nbclient import NotebookClient

kernel, source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
NotebookClient(notebook, kernel_name=kernel, timeout=120, allow_errors=True).execute()
nbformat.write(notebook, target)
