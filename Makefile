# One line each over run.py, which does the work and runs on Windows too.
PYTHON ?= python3
.PHONY: site test serve verify bench check lock clean
site: ; @$(PYTHON) run.py site
test: ; @$(PYTHON) run.py test
serve: ; @$(PYTHON) run.py serve
verify: ; @$(PYTHON) run.py verify
bench: ; @$(PYTHON) run.py bench
check: ; @$(PYTHON) run.py check
lock: ; @$(PYTHON) run.py lock
clean: ; @$(PYTHON) run.py clean
