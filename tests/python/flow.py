"""A customer's way by a gRPC client that has no generated code: everything it knows comes from reflection.

Told on standard input: the address, the API keys of the administrator, the manager and two reps, and
the department that they belong to.
"""

import json
import sys
import time

import grpc
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

PATIENCE = 20


class Api:
    """Methods by name, as reflection tells them."""

    def __init__(self, address):
        self.channel = grpc.insecure_channel(address)
        database = ProtoReflectionDescriptorDatabase(self.channel)
        pool = DescriptorPool(database)
        self.methods = {}
        for name in database.get_services():
            if name.startswith("crm."):
                for method in pool.FindServiceByName(name).methods:
                    self.methods.setdefault(method.name, method)

    def call(self, key, method, **fields):
        method = self.methods[method]
        path = f"/{method.containing_service.full_name}/{method.name}"
        request, reply = GetMessageClass(method.input_type), GetMessageClass(method.output_type)
        send = self.channel.unary_unary(
            path, request_serializer=request.SerializeToString, response_deserializer=reply.FromString)
        return send(request(**fields), timeout=20, metadata=[("authorization", f"Bearer {key}")])

    def refused(self, code, key, method, **fields):
        try:
            self.call(key, method, **fields)
        except grpc.RpcError as error:
            assert error.code() == code, f"{method}: {error.code()} {error.details()}"
            return error.details()
        raise AssertionError(f"{method} was not refused")


def eventually(what, ask):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(what)


def main():
    told = json.load(sys.stdin)
    api = Api(told["address"])
    admin, manager = told["admin"], told["manager"]
    first, second = told["first"], told["second"]
    assert "LookUp" not in api.methods, "internal methods are nobody's business"

    pool = api.call(admin, "CreatePool", pool={
        "name": "Python pool", "member_ids": [told["department"]], "admin_ids": [manager["id"]]})
    customer = api.call(admin, "CreateCustomer", customer={"name": "Python 公司", "pool_id": pool.id})
    assert customer.version == 1 and not customer.owner_id

    customer = api.call(manager["key"], "AssignCustomer", id=customer.id, owner_id=first["id"])
    assert customer.owner_id == first["id"]
    api.refused(grpc.StatusCode.NOT_FOUND, second["key"], "GetCustomer", id=customer.id)

    visit = {"customer_id": customer.id, "type": 2, "subject": "From Python"}
    activity = api.call(first["key"], "CreateActivity", activity=visit)
    api.refused(grpc.StatusCode.INVALID_ARGUMENT, second["key"], "CreateActivity", activity=visit)
    known = eventually("the customer knows of the follow-up", lambda: next(
        (c for c in [api.call(first["key"], "GetCustomer", id=customer.id)] if c.follow_up_count == 1), None))
    assert known.last_follow_up_at == activity.created_at

    customer = api.call(first["key"], "ReleaseCustomer", id=customer.id, reason="too far")
    assert not customer.owner_id and customer.pool_id == pool.id
    customer = api.call(second["key"], "ClaimCustomer", id=customer.id)
    assert customer.owner_id == second["id"]

    condition = f'customerId = "{customer.id}"'
    eventually("the new owner sees what was done before him", lambda: list(
        api.call(second["key"], "ListActivities", filter=condition).activities))
    moves = api.call(manager["key"], "ListPoolMoves", filter=condition, order_by="createdAt").pool_moves
    assert [move.action for move in moves] == [1, 4, 3, 2], moves
    wrong = api.refused(grpc.StatusCode.INVALID_ARGUMENT, first["key"], "ListCustomers", filter="nonsense = 1")
    assert wrong, "a refusal says what is wrong"


main()
