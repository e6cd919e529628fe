using System.Diagnostics;
using System.Globalization;

namespace Bridge.Testing.Fuzzing;

/// <summary>
/// Runs a target over inputs that each come from a number alone: what failed once fails again under its number, on any machine. Few in CI; as many as
/// <c>BRIDGE_FUZZ</c> says with ./bridge fuzz, which is all targets' sum.
/// </summary>
public static class Fuzz
{
    const int Usual = 8_000;

    /// <summary>More than this after the first tenth is a leak: with ./bridge fuzz, where nothing else is held in the process. In CI services start beside it.</summary>
    const long MayGrow = 48 << 20;

    public static int Sum => Number("BRIDGE_FUZZ") ?? Usual;

    /// <summary>Another number, other inputs.</summary>
    public static int Seed => Number("BRIDGE_FUZZ_SEED") ?? 1;

    /// <param name="name">As the report calls it.</param>
    /// <param name="share">Of the sum, in thousandths.</param>
    public static async Task RunAsync(string name, int share, Func<Random, Task> target)
    {
        var count = Math.Max(1, (int)((long)Sum * share / 1000));
        var (started, before) = (Stopwatch.GetTimestamp(), 0L);
        for (var i = 0; i < count; i++)
        {
            // A number of its own for every input, and the same on every machine.
            var number = unchecked((Seed * 1_000_003) + i);
            try
            {
                await target(new Random(number));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name}: input {i} of seed {Seed} ({e.GetType().Name}: {e.Message})", e);
            }

            if (i == count / 10)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        if (Number("BRIDGE_FUZZ") is not null && count >= 1000 && grown > MayGrow)
        {
            throw new InvalidOperationException($"{name}: {grown >> 20} MiB more are held after {count} inputs.");
        }

        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ReportAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} inputs in {took:F1} s ({count / took:F0}/s), {grown / 1048576.0:F1} MiB more held than after the first tenth"));
    }

    public static Task RunAsync(string name, int share, Action<Random> target) => RunAsync(name, share, random =>
    {
        target(random);
        return Task.CompletedTask;
    });

    static async Task ReportAsync(string line)
    {
        if (Environment.GetEnvironmentVariable("BRIDGE_FUZZ_REPORT") is { Length: > 0 } file)
        {
            await File.AppendAllTextAsync(file, line + "\n");
        }
    }

    static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
