using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>
/// Every endpoint of the console's API, as every role, through the gateway: who may is written in docs/access.md, and an endpoint without a row there fails.
/// </summary>
public sealed partial class AccessTests(BridgeStack stack)
{
    static readonly string[] Roles = ["Owner", "Admin", "Sales", "HR", "Agent", "Viewer"];
    static readonly string[] Services = ["messaging", "flow", "catalog", "hr", "erp-connector", "gateway"];

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_table_names_and_nobody_else()
    {
        var table = ReadTable();
        var endpoints = await AllAsync(stack);

        var people = new Dictionary<string, Console>();
        var owner = await Console.SignInAsync(stack);
        foreach (var role in Roles)
        {
            var email = $"{role.ToLowerInvariant()}-{Guid.CreateVersion7():N}@example.com";
            var made = await owner.PostAsync("/api/users", new { email, name = role, roles = new[] { role } });
            people[role] = await Console.SignInAsync(stack, email, made.GetProperty("password").GetString()!);
        }

        var wrong = new List<string>();
        var found = new List<string>();
        foreach (var (method, template, path, contentType) in endpoints)
        {
            var row = $"{method} {template}";
            var may = new List<string>();
            foreach (var role in Roles)
            {
                // What a role may change is not changed here: the table says that it may, and others' being refused is what must be seen.
                if (method != HttpMethod.Get && table.TryGetValue(row, out var named) && named.Contains(role))
                {
                    may.Add(role);
                    continue;
                }

                var status = await people[role].TryAsync(method, path, contentType);
                if (status != HttpStatusCode.Forbidden)
                {
                    may.Add(role);
                }
            }

            using var nobody = await stack.Gateway.GetAsync(path);
            var allowed = string.Join(", ", may);
            found.Add($"| `{row}` | {allowed} |");
            if (!table.TryGetValue(row, out var expected))
            {
                wrong.Add($"{row} has no row; it lets in: {allowed}");
            }
            else if (string.Join(", ", expected) != allowed)
            {
                wrong.Add($"{row} lets in {allowed}; the table says {string.Join(", ", expected)}");
            }

            if (method == HttpMethod.Get && nobody.StatusCode != HttpStatusCode.Unauthorized && template != "/api/session")
            {
                wrong.Add($"{row} answers {(int)nobody.StatusCode} to somebody who has not signed in");
            }
        }

        wrong.AddRange(table.Keys.Except(endpoints.Select(e => $"{e.Method} {e.Template}")).Select(row => $"{row} is in the table and does not exist"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong) + "\n\nThe table as it would be:\n" + string.Join("\n", found));
    }

    [Theory]
    [InlineData("messaging")]
    [InlineData("flow")]
    [InlineData("catalog")]
    [InlineData("hr")]
    [InlineData("erp-connector")]
    [InlineData("gateway")]
    public async Task The_console_was_built_from_the_api_as_it_is(string service)
    {
        var served = JsonNode.Parse(await DocumentAsync(service))!.AsObject();
        served.Remove("servers");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Checkout(), "web", "openapi", $"{service}.json")));

        Assert.True(JsonNode.DeepEquals(served, kept), $"web/openapi/{service}.json is not what the service serves: run ./bridge openapi, then npm run types in web.");
    }

    Task<string> DocumentAsync(string service) => DocumentAsync(stack, service);

    /// <summary>All there are, with something in the place of every value.</summary>
    internal static async Task<IReadOnlyList<Endpoint>> AllAsync(BridgeStack stack)
    {
        var endpoints = new List<Endpoint>();
        foreach (var service in Services)
        {
            endpoints.AddRange(EndpointsOf(service, await DocumentAsync(stack, service)));
        }

        return endpoints;
    }

    static async Task<string> DocumentAsync(BridgeStack stack, string service)
    {
        using var http = stack.Client(service);
        return await http.GetStringAsync("/openapi/v1.json");
    }

    internal static IEnumerable<Endpoint> EndpointsOf(string service, string document)
    {
        var prefix = service switch { "gateway" => "", "erp-connector" => "/api/erp", _ => $"/api/{service}" };
        using var openApi = JsonDocument.Parse(document);
        foreach (var path in openApi.RootElement.GetProperty("paths").EnumerateObject())
        {
            var template = prefix + path.Name.TrimEnd('/');
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Name is "get" or "put" or "post" or "delete" or "patch"))
            {
                var values = operation.Value.TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").ToDictionary(p => p.GetProperty("name").GetString()!, ExampleOf)
                    : [];
                var contentType = operation.Value.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().First().Name : null;
                yield return new(HttpMethod.Parse(operation.Name), template, Parameter().Replace(template, match => values.GetValueOrDefault(match.Groups[1].Value, "x")), contentType);
            }
        }
    }

    internal sealed record Endpoint(HttpMethod Method, string Template, string Path, string? ContentType);

    static string ExampleOf(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        return (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "uuid" => Guid.CreateVersion7().ToString(),
            "int32" or "int64" => "1",
            _ => parameter.GetProperty("name").GetString() == "kind" ? "Received" : "x",
        };
    }

    /// <summary>Rows of docs/access.md: <c>| `GET /api/…` | Owner, Admin |</c></summary>
    static Dictionary<string, string[]> ReadTable() => File.ReadLines(Path.Combine(Checkout(), "docs", "access.md"))
        .Select(line => Row().Match(line))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bridge.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This test runs outside its checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\{(\w+)\??(?::[^}]*)?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\| `(\w+ /\S*)` \| (.*?) ?\|$")]
    private static partial Regex Row();
}
