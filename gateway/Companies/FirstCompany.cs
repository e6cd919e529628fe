using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Companies;

/// <summary>
/// Told with every migrate run: the other services know the company before its owner has saved it for the first time, and again after one of them has lost
/// its database. The same version once more changes nothing there.
/// </summary>
public sealed class FirstCompany(GatewayDbContext db) : IMigrationStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        var company = await db.Companies.SingleOrDefaultAsync(ct);
        if (company is null)
        {
            company = Company.Unnamed();
            company.Change(company.Name, company.Country, company.TimeZone, company.Currency);
            db.Companies.Add(company);
        }

        db.Publish(company.ToMessage());
        await db.SaveChangesAsync(ct);
    }
}
