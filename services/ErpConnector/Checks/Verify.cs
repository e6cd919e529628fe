using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Profile;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Checks;

/// <summary>
/// <c>bridge erp verify</c>: the contract check from a terminal or a build, without database or broker. Ends with 0 where the ERP keeps the contract, 1
/// where it does not, 2 where it was asked wrongly.
/// </summary>
internal static class Verify
{
    private const string Usage = """
        ./bridge erp verify --url <address> [--auth None|ApiKey|Basic|Bearer|Token|ClientCredentials] [--user <name>] [--header <name>] [--query <name>]
                            [--token-url <address>] [--scope <scope>] [--idempotency Keys|Lookup|Neither] [--writes]
                            [--without LIST_JOBS,CREATE_APPLICANT]
        ./bridge erp verify --openapi      prints the contract as an OpenAPI 3.1 document
        The secret is read from the variable Erp__Auth__Secret. --without names what this ERP does not have. --writes makes test records in the ERP: a customer, a confirmed order, an applicant.
        Exit code: 0 the contract is kept, 1 it is not, 2 wrong arguments.
        """;

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--url"] = "Erp:BaseUrl",
        ["--auth"] = "Erp:Auth:Kind",
        ["--user"] = "Erp:Auth:User",
        ["--header"] = "Erp:Auth:Header",
        ["--query"] = "Erp:Auth:Query",
        ["--token-url"] = "Erp:Auth:TokenUrl",
        ["--scope"] = "Erp:Auth:Scope",
        ["--idempotency"] = "Erp:Idempotency",
        ["--without"] = "Erp:Without",
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, CancellationToken ct)
    {
        if (args is ["--openapi"])
        {
            await output.WriteLineAsync(ContractDocument.Json);
            return 0;
        }

        var writes = args.Contains("--writes");
        var named = args.Where(a => a != "--writes").ToArray();
        if (named.Length % 2 != 0 || named.Where((_, i) => i % 2 == 0).Any(a => !Switches.ContainsKey(a)) || Read(named) is not { BaseUrl: { Length: > 0 } } options)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var profile = Profiles.Combine(options, saved: null, savedAuth: null);
        if (profile.BaseUrl is null)
        {
            await output.WriteLineAsync($"{options.BaseUrl} is not an address such as https://erp.example/api.");
            return 2;
        }

        await using var services = Services(options);
        var started = System.Diagnostics.Stopwatch.StartNew();
        var checks = await services.GetRequiredService<ContractCheck>().RunAsync(profile, new CheckPlan(null, writes), ct);
        return await ReportAsync(checks, output, started.Elapsed);
    }

    private static ErpOptions? Read(string[] named)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(named, Switches).Build();
        try
        {
            var options = configuration.GetSection("Erp").Get<ErpOptions>();
            // Whoever sits at the terminal could call this address himself: there is nothing to guard.
            options?.AllowedNetworks = "0.0.0.0/0,::/0";
            return options is not null && Validator.TryValidateObject(options, new ValidationContext(options), null) ? options : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ServiceProvider Services(ErpOptions options)
    {
        var services = new ServiceCollection().AddErpWire();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System).AddSingleton(Options.Create(options));
        services.AddSingleton<ErpAuthentication>().AddSingleton<Breakers>().AddSingleton<ErpClient>().AddSingleton<ContractCheck>();
        return services.BuildServiceProvider();
    }

    private static async Task<int> ReportAsync(IReadOnlyList<OperationCheck> checks, TextWriter output, TimeSpan took)
    {
        foreach (var check in checks)
        {
            var name = ErpContract.Of(check.Operation).Name;
            var verdict = check switch { { Skipped: { } why } => $"skipped: {why}", { IsGood: true } => "ok", _ => "VIOLATED" };
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-17} {verdict}{(check.Outcome is null ? "" : $"  ({check.DurationMs} ms)")}"));
            foreach (var violation in check.Violations)
            {
                await output.WriteLineAsync($"    {violation}");
            }

            foreach (var warning in check.Warnings)
            {
                await output.WriteLineAsync($"    warning: {warning}");
            }
        }

        var violations = checks.Sum(c => c.Violations.Count);
        var required = checks.Where(c => c.Skipped == "not enabled" && ErpContract.Of(c.Operation).Required).ToList();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{checks.Count(c => c.IsGood)} operations keep the contract, {violations} violations, {checks.Sum(c => c.Warnings.Count)} warnings, {took.TotalSeconds:0.0} s"));
        return violations > 0 || required.Count > 0 ? 1 : 0;
    }
}
