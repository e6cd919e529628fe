using Npgsql;

namespace Bridge.Messaging;

/// <summary>Hand-written SQL with positional parameters, several statements in one round trip.</summary>
static class Sql
{
    public static NpgsqlBatch Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Fill(command.Parameters, values);
        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>
    /// For the rest of the transaction: statements over arrays are planned once and for all. Left to itself PostgreSQL would plan them anew for every length
    /// of the arrays, which cost more than running them. <c>OFFSET 0</c> keeps PostgreSQL from turning a search by key into a join that reads all of a table while it is small.
    /// </summary>
    public static NpgsqlBatch PlannedOnce(this NpgsqlBatch batch) => batch.Add("SELECT set_config('plan_cache_mode', 'force_generic_plan', true)");

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        Fill(command.Parameters, values);
        return command;
    }

    public static T? OrNull<T>(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);

    static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }
}
