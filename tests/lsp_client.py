"""A client of the language server: JSON-RPC over the pipes of a real process."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from citecheck.cachefolder import VARIABLE


class Client:
    """A running `citecheck lsp`, initialized for a folder."""

    def __init__(self, folder: Path, *arguments: str, capabilities: dict[str, Any] | None = None) -> None:
        kept = Path(tempfile.gettempdir()) / f"citecheck-lsp-{os.getpid()}"  # one server need not compile for the next
        root = str(Path(__file__).resolve().parents[1])
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": root, VARIABLE: str(kept)}
        command = [sys.executable, "-m", "citecheck", "lsp", "--today", "2026-01-01", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        )
        self.number = 0
        self.received: queue.Queue[dict[str, Any]] = queue.Queue()
        self.notified: list[dict[str, Any]] = []
        threading.Thread(target=self._read, daemon=True).start()
        begin = {"rootUri": folder.as_uri(), "capabilities": capabilities or {}, "processId": None}
        self.capabilities = self.request("initialize", begin)["capabilities"]
        self.notify("initialized", {})

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(10)
        else:
            self.process.kill()

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            size = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self.received.put(json.loads(out.read(size)))

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, **({"params": params} if params is not None else {})})

    def request(self, method: str, params: Any) -> Any:
        """Send a request, and give its result."""
        self.number += 1
        self._send({"id": self.number, "method": method, **({"params": params} if params is not None else {})})
        while True:
            message = self.received.get(timeout=120)
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.notified.append(message)

    def notification(self, method: str) -> Any:
        """The parameters of the next notification of a method."""
        while True:
            for place, message in enumerate(self.notified):
                if message.get("method") == method:
                    return self.notified.pop(place)["params"]
            self.notified.append(self.received.get(timeout=120))

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """The next diagnostics of a document."""
        skipped = []
        while (published := self.notification("textDocument/publishDiagnostics"))["uri"] != uri:
            skipped.append({"method": "textDocument/publishDiagnostics", "params": published})
        self.notified = skipped + self.notified
        found: list[dict[str, Any]] = published["diagnostics"]
        return found

    def open(self, uri: str, text: str) -> None:
        """Open a document."""
        document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, text: str) -> None:
        """Give a document new content."""
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
