"""The commands: one file each, found by name.

A command module binds ``SUMMARY`` (a line for ``--help``), ``configure(parser)`` and ``run(arguments, output)``, which
returns the exit code. A module imports nothing of the product at its top, so that ``--help`` stays quick.
"""
