using Bridge.Contracts.Company;
using Bridge.Gateway.Companies;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Gateway.Tests;

public sealed class FirstCompanyTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task The_others_hear_of_the_company_before_anybody_has_saved_it()
    {
        await RunAsync();
        await RunAsync();

        var told = await gateway.Neighbours.Events<CompanyChanged>().AtLeastAsync(2);

        Assert.All(told, company => Assert.Equal((1, "NP"), (company.Version, company.Country)));
    }

    async Task RunAsync()
    {
        await using var scope = gateway.Gateway.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IMigrationStep>().OfType<FirstCompany>().Single().RunAsync(CancellationToken.None);
    }
}
