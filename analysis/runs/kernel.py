"""The kernel of a run: this very Python, whatever kernels are registered on the machine, with a fixed hash seed."""

from __future__ import annotations

import os
import sys
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]


class Kernel(AsyncKernelManager):
    """Starts ipykernel of the Python that newsbook runs on."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one kernel that there is."""
        return KernelSpec(argv=COMMAND, display_name="Python 3 (ipykernel)", language="python")

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        options["env"] = os.environ | options.get("env", {}) | {"PYTHONHASHSEED": "0"}
        return await super()._async_pre_start_kernel(**options)
