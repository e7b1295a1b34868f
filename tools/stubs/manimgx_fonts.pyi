"""What mypy needs to know of the package of fonts for many scripts: files beside a module."""
