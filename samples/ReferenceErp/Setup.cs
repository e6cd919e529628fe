using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReferenceErp.Books;
using ReferenceErp.Faults;
using ReferenceErp.Operations;

namespace ReferenceErp;

/// <summary>Section <c>ReferenceErp</c> of the configuration.</summary>
public sealed class ErpOptions
{
    /// <summary>Folder of the journal; made when missing.</summary>
    [Required] public string DataPath { get; set; } = Path.Combine(".data", "reference-erp");

    /// <summary>What this ERP offers against doubles: turned down to try Bridge against poorer ones.</summary>
    public Idempotency Idempotency { get; set; } = Idempotency.Keys;

    public AuthMode Auth { get; set; } = AuthMode.None;

    /// <summary>User name, or client id, where the mode has one.</summary>
    public string User { get; set; } = "bridge";

    /// <summary>API key (header X-Api-Key), password, or bearer token, as the mode says.</summary>
    public string Secret { get; set; } = "reference-secret";

    /// <summary>How long every operation takes at least, as with an ERP that is far away or old.</summary>
    [Range(0, 60_000)] public int LatencyMs { get; set; }

    /// <summary>With more than the shop has, the list is filled up with plain ones.</summary>
    [Range(0, 1_000_000)] public int Products { get; set; }

    /// <summary>Life of a token from AUTH.</summary>
    [Range(1, 86_400)] public int TokenSeconds { get; set; } = 3600;
}

public enum Idempotency
{
    /// <summary>The same Idempotency-Key is answered with the first result; client_reference is unique and can be looked up.</summary>
    Keys,

    /// <summary>Keys are ignored, doubles are taken in; an order can be looked up by client_reference.</summary>
    Lookup,

    /// <summary>Neither: what comes twice is done twice.</summary>
    Neither,
}

public enum AuthMode { None, ApiKey, Basic, Bearer, Token }

internal static class Setup
{
    public static void AddReferenceErp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ErpOptions>().BindConfiguration("ReferenceErp").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<FaultBoard>();
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Apply());
    }

    /// <summary>The wire of the contract: snake_case, additions only where present.</summary>
    public static JsonSerializerOptions Apply(this JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return json;
    }
}
