using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Testing;

public static class Migrated
{
    /// <summary>What a service's migrate run leaves in its database; for <see cref="InfrastructureFixture.CreateDatabaseAsync(string, Func{string, Task})"/>.</summary>
    public static async Task ByAsync<TDbContext>(string connectionString, Func<DbContextOptions<TDbContext>, TDbContext> context) where TDbContext : DbContext
    {
        await using var db = context(new DbContextOptionsBuilder<TDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await new SigningKeys(source).EnsureAsync(CancellationToken.None);
    }
}
