using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.ErpConnector.Reads;

internal static class ReadsApi
{
    public static void MapReads(this WebApplication app) => app.MapGroup("/internal/erp")
        .RequireAuthorization(Policies.Service)
        .ExcludeFromDescription()
        .MapPost("/{operation}", Ask);

    /// <summary>200 however the ERP answered: the outcome is inside. A write has to come over the bus, where its intent is recorded first.</summary>
    private static async Task<Results<Ok<ErpAnswered>, ValidationProblem>> Ask(string operation, JsonElement fields, ErpReads reads, CancellationToken ct)
    {
        if (ErpContract.Find(operation) is not { Writes: false } contract || contract.Operation == ErpOperation.Auth)
        {
            return Problem(nameof(operation), $"{operation} is not an operation that reads.");
        }

        return fields.ValueKind == JsonValueKind.Object
            ? TypedResults.Ok(await reads.AskAsync(contract.Operation, fields, ct))
            : Problem(nameof(fields), "The body has to be a JSON object.");
    }

    private static ValidationProblem Problem(string field, string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
