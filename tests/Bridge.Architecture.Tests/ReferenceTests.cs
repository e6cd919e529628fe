namespace Bridge.Architecture.Tests;

/// <summary>The arrows that are allowed (docs/adr/0001); all others are not.</summary>
public sealed class ReferenceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Bridge.Contracts"] = [],
        ["Bridge.Flow.Engine"] = ["Bridge.Contracts"],
        ["Bridge.WhatsApp.Rendering"] = ["Bridge.Contracts"],
        ["Bridge.ServiceDefaults"] = ["Bridge.Contracts"],
        ["Bridge.Messaging"] = ["Bridge.Contracts", "Bridge.ServiceDefaults", "Bridge.WhatsApp.Rendering"],
        ["Bridge.Flow"] = ["Bridge.Contracts", "Bridge.ServiceDefaults", "Bridge.WhatsApp.Rendering", "Bridge.Flow.Engine"],
        ["Bridge.Catalog"] = ["Bridge.Contracts", "Bridge.ServiceDefaults"],
        ["Bridge.Hr"] = ["Bridge.Contracts", "Bridge.ServiceDefaults"],
        ["Bridge.ErpConnector"] = ["Bridge.Contracts", "Bridge.ServiceDefaults"],
        ["Bridge.Gateway"] = ["Bridge.Contracts", "Bridge.ServiceDefaults"],
        ["ReferenceErp"] = [],
        ["TrytonAdapter"] = [],
        ["WhatsAppSandbox"] = [],
    };

    public static TheoryData<string> Checked => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Checked))]
    public void A_project_references_only_what_it_may(string name)
    {
        var project = Assert.Single(All(), p => p.Name == name);

        Assert.Empty(project.References.Except(Allowed[name]));
    }

    [Fact]
    public void A_new_project_is_given_its_place_here() => Assert.Empty(All().Select(p => p.Name).Except(Allowed.Keys));

    [Theory]
    [InlineData("Bridge.Contracts")]
    [InlineData("Bridge.WhatsApp.Rendering")]
    public void What_is_pure_has_no_packages(string name) => Assert.Empty(Assert.Single(All(), p => p.Name == name).Packages);

    /// <summary>Numbering plans change every month, and somebody keeps them well: nothing else may come in.</summary>
    [Fact]
    public void The_engine_has_but_the_numbering_plans() => Assert.Equal(["libphonenumber-csharp"], Assert.Single(All(), p => p.Name == "Bridge.Flow.Engine").Packages);

    static IReadOnlyList<Project> All() =>
        [.. new[] { "services", "ServiceDefaults", "gateway", "samples" }.SelectMany(Repository.Projects)];
}
