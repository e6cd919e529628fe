using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.ServiceDefaults;

/// <summary>What every service answers when the gateway asks for one person. Bodies, never addresses, say who: addresses stand in logs and traces.</summary>
public static class PersonalDataApi
{
    public const string Path = "/internal/person";

    public static void AddPersonalData(this IHostApplicationBuilder builder, PersonalData data) =>
        builder.Services.AddSingleton(data).AddSingleton<PersonalDataStore>();

    internal static void MapPersonalData(this WebApplication app)
    {
        if (app.Services.GetService<PersonalDataStore>() is null)
        {
            return;
        }

        var person = app.MapGroup(Path).RequireAuthorization(Policies.Service).ExcludeFromDescription();
        person.MapPost("/find", (Person who, PersonalDataStore store, CancellationToken ct) => store.FindAsync(who, ct));
        person.MapPost("/count", (Person who, PersonalDataStore store, CancellationToken ct) => store.CountAsync(who, ct));
        person.MapPost("/export", (Person who, PersonalDataStore store, CancellationToken ct) => store.ExportAsync(who, ct));
        person.MapPost("/erase", (Person who, PersonalDataStore store, CancellationToken ct) => store.EraseAsync(who, ct));
    }
}
