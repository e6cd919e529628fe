using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Contracts.Erp;

/// <summary>The ten operations of the ERP contract, by their names there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErpOperation>))]
public enum ErpOperation
{
    [JsonStringEnumMemberName("LIST_PRODUCTS")] ListProducts,
    [JsonStringEnumMemberName("GET_PRICE")] GetPrice,
    [JsonStringEnumMemberName("UPSERT_CUSTOMER")] UpsertCustomer,
    [JsonStringEnumMemberName("CREATE_ORDER")] CreateOrder,
    [JsonStringEnumMemberName("CONFIRM_ORDER")] ConfirmOrder,
    [JsonStringEnumMemberName("SET_ADDRESS")] SetAddress,
    [JsonStringEnumMemberName("GET_ORDER_STATUS")] GetOrderStatus,
    [JsonStringEnumMemberName("LIST_JOBS")] ListJobs,
    [JsonStringEnumMemberName("CREATE_APPLICANT")] CreateApplicant,
    [JsonStringEnumMemberName("AUTH")] Auth,
}

/// <summary>
/// Asks ErpConnector for one write. <see cref="Key"/> is the Idempotency-Key of every try of this intent: a second command under the same key is
/// answered with the first one's outcome and never starts a second call. Reads go over ErpConnector's internal HTTP.
/// </summary>
public sealed record CallErp
{
    public required string Key { get; init; }
    public required ErpOperation Operation { get; init; }

    /// <summary>The fields of the contract, snake_case, as a JSON object.</summary>
    public required JsonElement Fields { get; init; }

    /// <summary>Who asks: the service whose queue <c>{name}-erp-answered</c> takes the answer.</summary>
    public required string ReplyTo { get; init; }
}

public sealed record ErpAnswered
{
    public required string Key { get; init; }
    public required ErpOperation Operation { get; init; }
    public required ErpOutcome Outcome { get; init; }

    /// <summary>The ERP's answer, checked against the contract; null unless Ok.</summary>
    public JsonElement? Answer { get; init; }

    /// <summary>For the operator: JSON path, what was expected and what came, or the ERP's own message.</summary>
    public string? Problem { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ErpOutcome>))]
public enum ErpOutcome
{
    Ok,

    /// <summary>The ERP said no (4xx, or an error object).</summary>
    Rejected,

    /// <summary>Provably not done: refused, breaker open, disabled, not configured.</summary>
    Unavailable,

    /// <summary>It may have been done: time-out or break after sending, unreadable answer, contract violation in a write's answer.</summary>
    Unknown,
}

/// <summary>A breaker has closed: what waited for this operation may go on.</summary>
public sealed record ErpReachable(ErpOperation Operation);
