using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>Meta's error, for the answer of a call or for a failed status.</summary>
internal sealed record GraphError(int Code, int HttpStatus, string Title, string? Details = null)
{
    public int? Subcode { get; init; }
    public string Type { get; init; } = "OAuthException";

    /// <summary>Written for people: template management has both.</summary>
    public string? UserTitle { get; init; }
    public string? UserMessage { get; init; }

    private const string Reference = "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes";

    /// <summary>Those of the Graph itself do not begin with their number.</summary>
    public bool Bare { get; init; }

    public IResult ToResult() => Results.Json(new JsonObject { ["error"] = InAnswer() }, contentType: GraphApi.Json, statusCode: HttpStatus);

    public JsonObject InAnswer()
    {
        var error = new JsonObject { ["message"] = Bare ? Title : $"(#{Code}) {Title}", ["type"] = Type, ["code"] = Code };
        if (Details is not null)
        {
            error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details };
        }
        if (Subcode is not null)
        {
            error["error_subcode"] = Subcode;
        }
        if (UserMessage is not null)
        {
            error["is_transient"] = false;
            error["error_user_title"] = UserTitle;
            error["error_user_msg"] = UserMessage;
        }
        error["fbtrace_id"] = "A" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return error;
    }

    public JsonObject InWebhook() => new()
    {
        ["code"] = Code,
        ["title"] = Title,
        ["message"] = Title,
        ["error_data"] = new JsonObject { ["details"] = Details ?? Title },
        ["href"] = Reference,
    };
}
