"""The only module that talks to Dask: connects, ships by value, sends jobs, waits for answers."""

from __future__ import annotations

import logging
import pickle
import re
import time
import warnings
from asyncio import CancelledError
from collections.abc import Callable
from typing import Any

import cloudpickle
from distributed import Client, KilledWorker
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError

from biaogan.press.cluster import worker_side
from biaogan.press.cluster.faults import UNABLE, UNREACHABLE, check_pythons, check_reports, fault

CONNECT = 5.0  # seconds to find the scheduler
LOOK = 2.0  # seconds between two looks at a cluster that is slow to answer
PATIENCE = 60.0  # seconds without any worker before the run gives up
ADDRESS = re.compile(r"(tcp|tls)://[^\s/:]+(:[^\s/:]+)*:\d+/?")
LOST = (FutureCancelledError, CommClosedError, CancelledError)


class KilledError(Exception):
    """A job that took several workers along, one after the other."""


class Carried:
    """A function that travels as its code: whoever unpacks it needs neither this module nor the function's own."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.__name__ = function.__name__
        self.packed = cloudpickle.dumps(function)

    def __call__(self, *arguments: Any) -> Any:
        """As the function itself."""
        return self.function(*arguments)

    def __reduce__(self) -> Any:
        return pickle.loads, (self.packed,)


class Connection:
    """An open line to a scheduler, closed by `with`. Raises BiaoganError (P006 to P008) in plain words."""

    def __init__(self, address: str) -> None:
        if not ADDRESS.fullmatch(address):
            raise fault(UNREACHABLE, address)
        self.address = address
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it tells programmers what we tell people
        cloudpickle.register_pickle_by_value(worker_side)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of other versions: what matters is checked by `ship`
                self.client: Any = Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise fault(UNREACHABLE, address) from error

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close(timeout=LOOK)

    def ship(self, content: bytes, profile: str, mark: str) -> None:
        """Brings the parcel to every worker, now and later, then asks each whether it makes the same files as we do."""
        workers = self.client.get_versions()["workers"]
        check_pythons(self.address, {worker: told["host"]["python"] for worker, told in workers.items()})
        self.client.register_plugin(worker_side.Parcel(content, mark))
        check_reports(self.client.run(Carried(worker_side.worker_report), profile), mark)

    def threads(self) -> int:
        """How many jobs the cluster works on at a time, at least one."""
        return max(1, sum(map(int, self.client.nthreads().values())))

    def send(self, fields: tuple[Any, ...], profile: str, mark: str) -> Any:
        """Hands one job to the cluster."""
        # pure=False: a key of its own, so that a second run is not answered from the cluster's memory
        return self.client.submit(Carried(worker_side.print_one), fields, profile, mark, pure=False)

    def answer(self, future: Any) -> Any:
        """What `worker_side.print_one` returned. Raises KilledError; BiaoganError where scheduler or workers are gone for good."""
        alone_since: float | None = None
        while True:
            try:
                return future.result(timeout=LOOK)
            except KilledWorker as error:
                raise KilledError from error
            except TimeoutError:
                pass
            except LOST as error:
                raise fault(UNREACHABLE, self.address) from error
            if self.client.status != "running":
                raise fault(UNREACHABLE, self.address)
            now = time.monotonic()
            alone_since = None if self.client.nthreads() else alone_since or now
            if alone_since is not None and now - alone_since > PATIENCE:
                raise fault(UNABLE, self.address)
