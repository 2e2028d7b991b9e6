"""Checks the tables in `data/`; part of the source distribution, never of the wheel."""

import os

# Polars' allocator gives memory back to the system within half a second and asks for it again
# at the next table, which takes more time over large tables than the checks themselves.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:10000,muzzy_decay_ms:-1")
