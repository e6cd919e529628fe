using System.Text.RegularExpressions;

namespace Bridge.ErpConnector.Profile;

/// <summary>What each way to sign in needs.</summary>
internal static partial class AuthCheck
{
    private const string Missing = "It is needed for this way to sign in.";

    public static void Check(AuthSettings? auth, bool secretSaved, Dictionary<string, string[]> errors)
    {
        if (auth is null)
        {
            return;
        }

        void Complain(bool wrong, string field, string problem)
        {
            if (wrong)
            {
                errors[$"authentication.{field}"] = [problem];
            }
        }

        Complain(auth.Kind != AuthKind.None && string.IsNullOrEmpty(auth.Secret) && !secretSaved, "secret", Missing);
        Complain(auth.Secret?.Any(char.IsControl) == true, "secret", "It holds a line break or another control character.");
        Complain(auth is { Kind: AuthKind.Bearer } or { Kind: AuthKind.ApiKey, Query: null or "" } && auth.Secret?.All(char.IsAscii) == false, "secret", "A header carries only ASCII.");
        Complain(auth.Kind is AuthKind.Basic or AuthKind.Token or AuthKind.ClientCredentials && string.IsNullOrWhiteSpace(auth.User), "user", Missing);
        Complain(auth.Kind == AuthKind.Basic && auth.User?.Contains(':', StringComparison.Ordinal) == true, "user", "A colon ends the user name.");
        Complain(auth is { Kind: AuthKind.ApiKey, Header: { Length: > 0 }, Query: { Length: > 0 } }, "query", "In a header or in the query, not both.");
        Complain(auth.Header is { Length: > 0 } header && (!HeaderName().IsMatch(header) || Reserved.Contains(header)), "header", "A header's name such as X-Api-Key; not one that Bridge sends itself.");
        Complain(auth.Query is { Length: > 0 } query && !QueryName().IsMatch(query), "query", "A parameter's name: letters, digits, - . and _.");
        Complain(auth.Kind == AuthKind.ClientCredentials && !IsTokenUrl(auth.TokenUrl), "tokenUrl", "An address such as https://login.example/token, or a path of the ERP's from / on.");
    }

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Accept", "Idempotency-Key", "X-Bridge-Request-Id",
    };

    private static bool IsTokenUrl(string? url) => url is { Length: > 0 } && (url is ['/', not '/', ..]
        || (!url.StartsWith('/') && Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "", Fragment: "" }));

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex HeaderName();

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex QueryName();
}
