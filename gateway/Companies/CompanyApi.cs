using System.ComponentModel.DataAnnotations;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Companies;

/// <param name="Country">ISO 3166-1 alpha-2, upper case: how phone numbers without a country code are read.</param>
/// <param name="TimeZone">IANA name, for instance Asia/Kathmandu.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record CompanyRequest(
    [Required, MaxLength(100)] string Name,
    [Required, RegularExpression("^[A-Z]{2}$")] string Country,
    [Required, MaxLength(60)] string TimeZone,
    [Required, RegularExpression("^[A-Z]{3}$")] string Currency);

public sealed record CompanyResponse(string Name, string Country, string TimeZone, string Currency, long Version);

static class CompanyApi
{
    public static void MapCompany(this WebApplication app)
    {
        var company = app.MapGroup("/api/company").WithTags("Company");
        company.MapGet("/", GetCompany).WithName(nameof(GetCompany)).RequireAuthorization(Policies.Viewer);
        company.MapPut("/", SaveCompany).WithName(nameof(SaveCompany)).RequireAuthorization(Policies.Admin);
    }

    static async Task<Ok<CompanyResponse>> GetCompany(GatewayDbContext db, CancellationToken ct) => TypedResults.Ok(await ReadAsync(db, ct));

    public static async Task<CompanyResponse> ReadAsync(GatewayDbContext db, CancellationToken ct) =>
        Describe(await db.Companies.AsNoTracking().SingleOrDefaultAsync(ct) ?? Company.Unnamed());

    static async Task<Results<Ok<CompanyResponse>, ValidationProblem>> SaveCompany(
        CompanyRequest request, GatewayDbContext db, HttpContext http, CancellationToken ct)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out _))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["timeZone"] = ["No time zone has this name; IANA names are like Asia/Kathmandu."],
            });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One row, first writer included: the lock is on the table, held for one short commit.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE company IN EXCLUSIVE MODE", ct);
        var company = await db.Companies.SingleOrDefaultAsync(ct);
        if (company is null)
        {
            company = Company.Unnamed();
            db.Companies.Add(company);
        }

        var before = Describe(company);
        db.Publish(company.Change(request.Name, request.Country, request.TimeZone, request.Currency));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        http.Audit(before, Describe(company));
        return TypedResults.Ok(Describe(company));
    }

    static CompanyResponse Describe(Company company) => new(company.Name, company.Country, company.TimeZone, company.Currency, company.Version);
}
