using System.Text.Json.Nodes;
using Bridge.ErpConnector.Contract;
using Bridge.Testing.Fuzzing;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>Whatever an ERP answers ends as an attempt: read, or told as what is wrong with it.</summary>
public sealed class AnswerFuzzTests
{
    private static readonly (OperationContract Contract, JsonNode Answer)[] Right = [.. ErpContract.Operations.Select(contract => (contract, (JsonNode)ObjectOf(contract.Answer)))];

    [Fact]
    public Task No_answer_is_a_fault_of_its_reader() => Fuzz.RunAsync("ERP answers, read", 280, random =>
    {
        var (contract, answer) = Right[random.Next(Right.Length)];
        var (document, problem) = AnswerText.Parse(JsonMutator.Bytes(random, answer));
        using (document)
        {
            if (document is null)
            {
                return;
            }

            var reading = AnswerReader.Read(contract, document.RootElement);
            Assert.Null(problem);
            // What is handed on can be written again.
            JsonSerializer.Serialize(reading.Answer);
        }
    });

    [Fact]
    public async Task No_answer_is_a_fault_of_the_wire()
    {
        byte[] body = [];
        var (status, type) = (200, "application/json");
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            if (status != 304)
            {
                await context.Response.Body.WriteAsync(body);
            }
        });

        var asked = ErpEndpoint.Default(ErpContract.Of(ErpOperation.GetPrice), new ErpOptions());
        await Fuzz.RunAsync("ERP answers, over the wire", 20, async random =>
        {
            var (contract, answer) = Right[random.Next(Right.Length)];
            body = JsonMutator.Bytes(random, answer);
            status = random.Next(6) == 0 ? new[] { 201, 202, 304, 400, 401, 404, 409, 422, 429, 500, 503 }[random.Next(11)] : 200;
            type = random.Next(10) == 0 ? new[] { "text/html", "application/json; charset=utf-16", "application/problem+json", "image/png" }[random.Next(4)] : "application/json";

            // What is asked is one and the same: the answer is judged as each operation's.
            var (request, _) = ErpRequest.Build(server.Address, asked, JsonSerializer.SerializeToElement(new { external_product_id = "P-1", qty = 1 }));
            var attempt = await server.Wire.SendAsync(request!, contract, TimeSpan.FromSeconds(10), CancellationToken.None);

            Assert.True(Enum.IsDefined(attempt.Outcome));
        });
    }

    private static JsonObject ObjectOf(IReadOnlyList<Field> fields)
    {
        var answer = new JsonObject();
        foreach (var field in fields)
        {
            answer[field.Name] = field.Type switch
            {
                FieldType.List => new JsonArray(ObjectOf(field.Items), ObjectOf(field.Items)),
                FieldType.Money => 12.5m,
                FieldType.Currency => "USD",
                FieldType.WholeNumber => 3,
                FieldType.Truth => true,
                _ => "text",
            };
        }

        return answer;
    }
}
