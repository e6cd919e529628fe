using System.Text.RegularExpressions;

namespace Bridge.Architecture.Tests;

/// <summary>Rules that are about what the source says. Each names the files that break it.</summary>
public sealed partial class SourceTests
{
    /// <summary>A file that a person can hold in the head.</summary>
    const int Lines = 400;

    [Fact]
    public void Slices_speak_through_the_outbox_and_never_to_the_bus() =>
        Assert.Empty(Breaking(["services", "gateway"], file => BusTypes().IsMatch(File.ReadAllText(file))));

    [Fact]
    public void MassTransit_is_known_to_consumers_only() =>
        Assert.Empty(Breaking(["services/Contracts", "services/Flow.Engine", "services/WhatsApp.Rendering"], file => File.ReadAllText(file).Contains("MassTransit", StringComparison.Ordinal)));

    [Fact]
    public void Every_program_fits_on_a_screen() =>
        Assert.Empty(Breaking(["services", "gateway"], file => Path.GetFileName(file) == "Program.cs" && File.ReadLines(file).Count() > 60));

    [Fact]
    public void No_file_is_too_long_to_hold_in_the_head() =>
        Assert.Empty(Breaking(["services", "gateway", "ServiceDefaults", "AppHost", "samples", "tests"], file => File.ReadLines(file).Count() > Lines));

    [Fact]
    public void Nothing_is_called_by_a_name_that_says_nothing() =>
        Assert.Empty(Breaking(["services", "gateway", "ServiceDefaults", "AppHost"], file => EmptyNames().IsMatch(Path.GetFileNameWithoutExtension(file))));

    [Fact]
    public void Errors_are_not_swallowed_and_tests_do_not_sleep()
    {
        Assert.Empty(Breaking(["services", "gateway", "ServiceDefaults", "AppHost", "samples"], file => EmptyCatch().IsMatch(File.ReadAllText(file))));
        Assert.Empty(Breaking(["tests"], file => file.EndsWith("Tests.cs", StringComparison.Ordinal) && Path.GetFileName(file) != "SourceTests.cs" && Sleeps().IsMatch(File.ReadAllText(file))));
    }

    [Fact]
    public void Metas_json_is_known_to_messaging_and_rendering_only() =>
        Assert.Empty(Breaking(["services/Flow", "services/Flow.Engine", "services/Catalog", "services/Hr", "services/ErpConnector", "gateway", "ServiceDefaults"],
            file => File.ReadAllText(file).Contains("messaging_product", StringComparison.Ordinal)));

    [Fact]
    public void The_tests_that_threats_and_the_checklist_name_exist()
    {
        var source = string.Concat(Repository.Files("tests", "*.cs").Select(File.ReadAllText));
        var named = new[] { "threats.md", "asvs.md" }.SelectMany(file => TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", file)))).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !source.Contains($" {name}(", StringComparison.Ordinal));
    }

    /// <summary>Seconds and a name that ends in duration, or what is counted, in braces.</summary>
    [Fact]
    public void Metrics_are_named_and_measured_as_OpenTelemetry_has_it()
    {
        var made = new[] { "services", "gateway", "ServiceDefaults" }.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .SelectMany(file => Instrument().Matches(File.ReadAllText(file))).Select(match => (Kind: match.Groups[1].Value, Name: match.Groups[2].Value, Unit: match.Groups[3].Value)).ToList();

        Assert.True(made.Count >= 8);
        Assert.All(made, metric => Assert.True(
            metric.Name.StartsWith("bridge.", StringComparison.Ordinal) && (metric.Kind == "Counter" ? metric.Unit is ['{', .., '}'] : metric.Unit == "s" && metric.Name.EndsWith(".duration", StringComparison.Ordinal)), metric.ToString()));
    }

    static IEnumerable<string> Breaking(IEnumerable<string> folders, Func<string, bool> breaks) => folders
        .SelectMany(folder => Repository.Files(folder, "*.cs"))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(breaks)
        .Select(file => Path.GetRelativePath(Repository.Root, file));

    [GeneratedRegex(@"\b(IPublishEndpoint|ISendEndpointProvider|IBusControl|IBus)\b|context\.(Publish|Send)\(")]
    private static partial Regex BusTypes();

    [GeneratedRegex("`([A-Z][A-Za-z]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"Create(Histogram|Counter)<\w+>\(\s*""([^""]+)"",\s*(?:""([^""]*)"")?")]
    private static partial Regex Instrument();

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Utility|Util)$")]
    private static partial Regex EmptyNames();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"Task\.Delay\(|Thread\.Sleep\(")]
    private static partial Regex Sleeps();
}
