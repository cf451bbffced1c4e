"""`Webhook-Signature: t=<Unix time>,v1=<HMAC-SHA256 of "<t>.<body>", in hex>`.

The time is signed along, so that who recorded a delivery cannot send it again much later.
"""

import hashlib
import hmac


def sign(secret: str, time: int, body: str) -> str:
    mac = hmac.new(secret.encode(), f"{time}.{body}".encode(), hashlib.sha256)
    return f"t={time},v1={mac.hexdigest()}"
