using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Bridge.ServiceDefaults;

/// <summary>Names the field of a body that could not be read, as a validation names the one that is wrong. What was sent is never said again.</summary>
static partial class UnreadBody
{
    public static void Name(ProblemDetailsContext context)
    {
        if (context.Exception is BadHttpRequestException { InnerException: JsonException json })
        {
            context.ProblemDetails.Extensions["errors"] = Problems(json);
        }
    }

    static Dictionary<string, string[]> Problems(JsonException json)
    {
        var at = (json.Path ?? "").TrimStart('$').TrimStart('.');
        var missing = Missing().Match(json.Message);
        return missing.Success
            ? Quoted().Matches(missing.Value).ToDictionary(name => at.Length == 0 ? name.Groups[1].Value : $"{at}.{name.Groups[1].Value}", _ => (string[])["Is missing."])
            : new() { [at.Length == 0 ? "body" : at] = [json.InnerException is JsonException ? "Is no JSON." : "Is not of the kind that belongs here."] };
    }

    [GeneratedRegex("missing required properties.*")]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
