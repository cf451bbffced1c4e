"""A small OpenID provider on this machine: the code flow with PKCE, and ways to misbehave."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "artifacts", "known to both"
Json = dict[str, Any]


@cache
def key(name: str) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """`with Provider() as provider:`; what it says can be changed by its fields."""

    person: Json = field(
        default_factory=lambda: {
            "sub": "ada-1", "email": "ada@example.net", "email_verified": True, "name": "Ada",
        }
    )  # fmt: skip
    description: Json = field(default_factory=dict)  # instead of what is true
    claims: Json = field(
        default_factory=dict
    )  # instead of what is right in an ID token; None: none
    userinfo: Json = field(default_factory=dict)  # likewise
    signs_with: str = "its own"
    algorithm: str = "RS256"
    answers: Json = field(default_factory=dict)  # likewise, in the token's answer
    codes: dict[str, Json] = field(default_factory=dict)

    def __enter__(self) -> Self:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(provider.get(self.path, dict(self.headers)))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                asked = {name: values[0] for name, values in parse_qs(body).items()}
                self._send(provider.token(asked))

            def _send(self, answer: Json | None) -> None:
                self.send_response(400 if answer is None else 200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(answer or {"error": "invalid_request"}).encode())

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def authorize(self, address: str) -> str:
        """What a browser does that was sent here, once its person agrees: where it is sent back."""
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.issuer}/authorize"
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def get(self, path: str, headers: dict[str, str]) -> Json | None:
        match path:
            case "/.well-known/openid-configuration":
                return {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token",
                    "userinfo_endpoint": f"{self.issuer}/userinfo",
                    "jwks_uri": f"{self.issuer}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                } | self.description
            case "/keys":
                public = RSAAlgorithm.to_jwk(key("its own").public_key(), as_dict=True)
                return {"keys": [{**public, "kid": "1", "alg": "RS256", "use": "sig"}]}
            case "/userinfo" if headers.get("Authorization") == "Bearer opaque":
                return {k: v for k, v in (self.person | self.userinfo).items() if v is not None}
        return None

    def token(self, asked: Json) -> Json | None:
        """Each code works once, for who asked for it."""
        agreed = self.codes.pop(asked.get("code", ""), None)
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        is_right = (
            agreed is not None
            and challenge == agreed["code_challenge"]
            and asked.get("redirect_uri") == agreed["redirect_uri"]
            and (asked.get("client_id"), asked.get("client_secret")) == (CLIENT, SECRET)
        )
        if not is_right:
            return None
        answer = {"access_token": "opaque", "token_type": "Bearer", "id_token": self.id_token()}
        return {k: v for k, v in (answer | self.answers).items() if v is not None}

    def id_token(self) -> str:
        now = int(time.time())
        right = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.person["sub"], "iat": now,
            "exp": now + 300,
        }  # fmt: skip
        claims = {k: v for k, v in (right | self.claims).items() if v is not None}
        signer: Any = key(self.signs_with)
        if self.algorithm != "RS256":
            signer = {"none": None}.get(self.algorithm, SECRET.ljust(32))
        return jwt.encode(claims, signer, algorithm=self.algorithm, headers={"kid": "1"})
