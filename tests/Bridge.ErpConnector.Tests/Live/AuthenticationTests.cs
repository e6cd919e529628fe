namespace Bridge.ErpConnector.Tests.Live;

/// <summary>Every way to sign in, against an ERP that insists on it.</summary>
public sealed class AuthenticationTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    private static readonly object Mugs = new { external_product_id = "P-1001", qty = 1 };

    [Theory]
    [InlineData("ApiKey")]
    [InlineData("Basic")]
    [InlineData("Bearer")]
    [InlineData("Token")]
    public async Task Signs_in(string kind)
    {
        await using var erp = new ReferenceErpHost(new() { ["Auth"] = kind, ["Secret"] = "s3cret" });
        await using var connector = await StartAsync(erp, kind, "s3cret");

        Assert.Equal(ErpOutcome.Ok, (await connector.ReadAsync("GET_PRICE", Mugs)).Outcome);
        Assert.Equal(ErpOutcome.Ok, (await connector.Bus.CallAsync(Sales.UpsertCustomer())).Outcome);
        if (kind == "Token")
        {
            (await erp.Http.PostAsync("admin/tokens/revoke", null)).EnsureSuccessStatusCode();
            Assert.Equal(ErpOutcome.Ok, (await connector.Bus.CallAsync(Sales.UpsertCustomer())).Outcome);
        }
    }

    [Theory]
    [InlineData("Bearer", "GET_PRICE: the ERP refuses Bridge's credentials: Sign in first.")]
    [InlineData("Token", "GET_PRICE: AUTH: the ERP refuses Bridge's credentials: User or password is wrong.")]
    public async Task A_wrong_secret_is_told_as_a_matter_of_configuration_and_shown_nowhere(string kind, string problem)
    {
        await using var erp = new ReferenceErpHost(new() { ["Auth"] = kind, ["Secret"] = "s3cret" });
        await using var connector = await StartAsync(erp, kind, "wr0ng");

        var answered = await connector.ReadAsync("GET_PRICE", Mugs);
        using var profile = await connector.GetAsAsync("Owner", "profile");

        Assert.Equal((ErpOutcome.Unavailable, problem), (answered.Outcome, answered.Problem));
        Assert.DoesNotContain("wr0ng", await profile.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<ConnectorHost> StartAsync(ReferenceErpHost erp, string kind, string secret) => ConnectorHost.StartAsync(infrastructure, erp.Address, new()
    {
        ["Erp:Auth:Kind"] = kind,
        ["Erp:Auth:User"] = "bridge",
        ["Erp:Auth:Secret"] = secret,
    });
}
