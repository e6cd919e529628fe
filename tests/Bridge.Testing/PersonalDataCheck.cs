using Bridge.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Testing;

public static class PersonalDataCheck
{
    /// <summary>
    /// What is wrong with a service's account of where it holds people: a table that nobody has decided about is where an erased person stays. Everything
    /// that the account says is asked once, of a stranger.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IServiceProvider services)
    {
        var (data, store) = (services.GetRequiredService<PersonalData>(), services.GetRequiredService<PersonalDataStore>());
        var tables = await TablesAsync(services.GetRequiredService<NpgsqlDataSource>());
        var decided = data.All.Select(table => table.Name).Concat(data.OfNobody).Concat(PersonalData.OfNobodyInEveryService).ToList();
        var faults = new List<string>();
        faults.AddRange(tables.Except(decided).Select(table => $"{table} is not decided about"));
        faults.AddRange(decided.Except(tables).Select(table => $"{table} does not exist"));
        faults.AddRange(decided.GroupBy(table => table).Where(group => group.Count() > 1).Select(group => $"{group.Key} is decided about twice"));

        var stranger = new Person { Conversations = [Guid.NewGuid()], Contacts = [Guid.NewGuid()], Keys = [Guid.NewGuid()], Numbers = ["15550001111"], UserIds = ["US.1"] };
        var found = await store.FindAsync(stranger, CancellationToken.None);
        faults.AddRange(found.Names.Concat(found.Keys.Except(stranger.Keys).Select(key => key.ToString())).Select(known => $"a stranger is known as {known}"));
        faults.AddRange((await store.CountAsync(stranger, CancellationToken.None)).Keys.Select(table => $"{table} holds a stranger"));
        faults.AddRange((await store.ExportAsync(stranger, CancellationToken.None)).Records.Keys.Select(table => $"{table} shows a stranger"));
        foreach (var person in new[] { stranger, stranger with { Played = true } })
        {
            if (await store.EraseAsync(person, CancellationToken.None) is var erasure && erasure != new Erasure(0, 0, Busy: false))
            {
                faults.Add($"the erasure of a stranger did something: {erasure}");
            }
        }

        return faults;
    }

    static async Task<List<string>> TablesAsync(NpgsqlDataSource database)
    {
        await using var list = database.CreateCommand("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");
        await using var reader = await list.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
