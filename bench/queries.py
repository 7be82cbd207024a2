"""How many queries the addresses given make, as JSON: python -m bench.queries /roles/x/ …"""

import json
import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    setup_test_environment()
    client = Client()
    found = {}
    for address in sys.argv[1:]:
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries.captured_queries))
        found[address] = counts
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
