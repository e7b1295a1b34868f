# Thin on purpose: tools/bootstrap.py does the work, so that Windows has the same commands without make.
PYTHON ?= python3
ARGS ?=
COMMANDS := run setup test torture check bench screenshots bundle wheel lock audit

.PHONY: $(COMMANDS)
$(COMMANDS):
	@"$(PYTHON)" tools/bootstrap.py $@ $(ARGS)
