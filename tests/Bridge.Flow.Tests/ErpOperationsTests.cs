using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Testing;

namespace Bridge.Flow.Tests;

public sealed class ErpOperationsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task An_author_is_told_of_a_step_whose_operation_is_switched_off_and_may_publish_it_all_the_same()
    {
        await using var owners = await Owners.StartAsync([], on: [.. Enum.GetValues<ErpOperation>().Except([ErpOperation.GetOrderStatus])]);
        var http = await flow.AddReplica(owners.Urls.First()).ClientAsync("Admin");
        await http.CreateAsync("status");
        await http.SaveAsync("status", 1, JsonNode.Parse("""
            { "spec_version": 1, "id": "status", "entry": "mine", "steps": [{ "id": "mine", "type": "orders", "text": "Which order?" }] }
            """)!);

        JsonNode? off = null;
        await Eventually.TrueAsync(async () =>
        {
            off = (await http.PostAsync("/flows/status/check", []))["problems"]!.AsArray().SingleOrDefault(p => (string?)p!["code"] == "OperationOff");
            return off is not null;
        }, "ErpConnector has been asked");

        Assert.Equal(("mine", "GetOrderStatus", false), ((string?)off!["stepId"], (string?)off["subject"], (bool)off["blocks"]!));
        Assert.Equal(1, await http.PublishAsync("status", 2));
    }
}
