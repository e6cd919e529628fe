using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.ErpConnector.Contract;

/// <summary>The contract as an OpenAPI 3.1 document, made from the very definitions that answers are read by: to hand to whoever makes the ERP speak it.</summary>
internal static class ContractDocument
{
    public static string Json { get; } = Make().ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Make()
    {
        var paths = new JsonObject();
        foreach (var contract in ErpContract.Operations)
        {
            if (paths[contract.Path] is not JsonObject path)
            {
                paths[contract.Path] = path = [];
            }

            path[contract.Method.Method.ToLowerInvariant()] = Operation(contract);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Bridge's ERP contract",
                ["version"] = "1",
                ["description"] = "What an ERP, or an adapter in front of it, answers to Bridge. Methods and paths are the defaults: the profile may name others. "
                    + "What is required must be there with its type; anything more is ignored. Money is a JSON number, never binary floating point. "
                    + "An error is a 4xx or 5xx with error.message; 408, 425, 429 and 5xx are tried again, Retry-After is honoured.",
            },
            ["paths"] = paths,
        };
    }

    private static JsonObject Operation(OperationContract contract)
    {
        var sent = ContractRequests.Of(contract.Operation);
        var inQuery = contract.Method == HttpMethod.Get;
        var inPath = sent.Where(f => contract.Path.Contains($"{{{f.Name}}}", StringComparison.Ordinal)).ToList();
        var rest = sent.Except(inPath).ToList();
        var parameters = new JsonArray();
        inPath.ForEach(f => parameters.Add(Parameter(f, "path")));
        if (inQuery)
        {
            rest.ForEach(f => parameters.Add(Parameter(f, "query")));
        }

        if (contract.Writes)
        {
            parameters.Add(Parameter(new Sent("Idempotency-Key", Schemas.Text("The same for every try of one intent: what was done under it is answered again, not done again.")), "header"));
        }

        parameters.Add(Parameter(new Sent("X-Bridge-Request-Id", Schemas.Text("To find this try in both logs."), Always: false), "header"));
        var operation = new JsonObject
        {
            ["operationId"] = contract.Name,
            ["tags"] = new JsonArray(contract.Group.ToString()),
            ["summary"] = contract.Required ? "Required before sales go live." : "Optional.",
            ["parameters"] = parameters,
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = Content(Schemas.Answer(contract.Answer)) },
                ["4XX"] = new JsonObject { ["description"] = "Not done, for good.", ["content"] = Content(Error()) },
            },
        };
        if (!inQuery)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(Schemas.Object(rest)) };
        }

        return operation;
    }

    private static JsonObject Parameter(Sent field, string place) => new()
    {
        ["name"] = field.Name,
        ["in"] = place,
        ["required"] = place == "path" || field.Always,
        ["schema"] = field.Schema,
    };

    private static JsonObject Content(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Error() => Schemas.Object([new("error", Schemas.Object([new("message", Schemas.Text()), new("code", Schemas.Text(), Always: false)]))]);
}
