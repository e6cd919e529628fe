using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Profile;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.ErpConnector.Reads;

internal static class ReadsApi
{
    public static void MapReads(this WebApplication app)
    {
        var group = app.MapGroup("/internal").RequireAuthorization(Policies.Service).ExcludeFromDescription();
        group.MapPost("/erp/{operation}", Ask);
        group.MapGet("/operations", Enabled);
        group.MapGet("/applicants", async (Profiles profiles, CancellationToken ct) => TypedResults.Ok((await profiles.CurrentAsync(ct)).Applicants));
        group.MapGet("/addresses", async (Profiles profiles, CancellationToken ct) => TypedResults.Ok((await profiles.CurrentAsync(ct)).Addresses));
        ErpPictures.Map(group);
    }

    /// <summary>What of the contract this ERP has, for those who do without SET_ADDRESS or CREATE_APPLICANT.</summary>
    private static async Task<Ok<ErpOperation[]>> Enabled(Profiles profiles, CancellationToken ct) =>
        TypedResults.Ok((await profiles.CurrentAsync(ct)).Endpoints.Values.Where(e => e.Enabled).Select(e => e.Contract.Operation).ToArray());

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
