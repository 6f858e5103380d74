"""What run.py is made of: standard library only, and readable for Python 3.6 as run.py is."""
