"""Searching among many documents letter by letter: common and rare words, long and short ones. Prints milliseconds."""

import sys
import time
from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.paths import Paths
from csops_desktop.queries.document_search import find_documents
from csops_desktop.workspace import Workspace

TYPED = ("renewal", "discount policy", "zq", "zebra quota", "re", "the", "page 4711", "x", "qu ze", "absent")
"""What is typed, letter by letter."""

paths = Paths.under(Path(sys.argv[1]))
workspace = Workspace.open(paths.workspace, Clock(), backups=paths.backups)
workspace.read(find_documents, "warm")
for _ in range(int(sys.argv[2])):
    for words in TYPED:
        for end in range(1, len(words) + 1):
            began = time.perf_counter()
            workspace.read(find_documents, words[:end])
            print("key", 1000 * (time.perf_counter() - began), flush=True)
workspace.close()
