using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Tests;

/// <summary>
/// Tests every mutant that Stryker.NET has built into the engine, in one process: its own runner starts one for each, and hours are needed. By hand, as docs/mutation.md says.
/// A mutant that does not come to an end takes the process with it, and the next one goes on behind it.
/// </summary>
public class MutantsTests
{
    /// <summary>Of the processor, not of the clock: all tests together take a fifth of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Type[] Others = [typeof(MutantsTests), typeof(SpeedTests)];

    private static readonly Type? Control = typeof(FlowEngine).Assembly.GetTypes().FirstOrDefault(type => type.Name == "MutantControl");

    private static string File(string name) => Path.Combine(Environment.GetEnvironmentVariable("BRIDGE_MUTANTS")!, name);

    [Fact(Explicit = true)]
    public void Each_is_tested_by_what_runs_it()
    {
        Set("_cachedMutantFilePath", "");
        Set("_mutantFilePathCached", true);
        Set("ActiveMutant", -1);
        var known = System.IO.File.Exists(File("coverage"));
        Set("CaptureCoverage", !known);
        var tests = All().ToList();
        HashSet<int> atStart = known ? [] : [.. (List<int>)Get("_coveredStaticMutants")];
        var covering = known ? Recall(tests) : Cover(tests, atStart);
        var done = System.IO.File.Exists(File("results")) ? System.IO.File.ReadLines(File("results")).Select(line => line.Split(' ')[0]).ToHashSet() : [];
        // Scattered, so that those of the first minutes tell of all.
        foreach (var (id, type) in Mutants().Where(mutant => !done.Contains(Name(mutant.Key))).OrderBy(mutant => mutant.Key * 2654435761L % 4294967296L))
        {
            if (atStart.Contains(id))
            {
                // What is made once and for all cannot be made anew here.
                Tell(id, $"Static {type}");
            }
            else
            {
                Tell(id, $"{(covering.TryGetValue(id, out var by) ? Survives(id, by) ? "Survived" : "Killed" : "NoCoverage")} {type}");
            }
        }
    }

    /// <summary>One of those that are at work while the process starts: all tests, in a process of its own that was told so in the environment.</summary>
    [Fact(Explicit = true)]
    public void One_is_tested_from_the_start()
    {
        var id = int.Parse(Environment.GetEnvironmentVariable("BRIDGE_MUTANT")!, CultureInfo.InvariantCulture);
        Tell(id, Survives(id, All()) ? "Survived" : "Killed");
    }

    /// <summary>The shortest first.</summary>
    private static Dictionary<int, List<Test>> Cover(List<Test> tests, HashSet<int> atStart)
    {
        var covering = new Dictionary<int, List<Test>>();
        var times = new Dictionary<Test, (TimeSpan Took, List<int> Ids)>();
        foreach (var round in new[] { 0, 1 })
        {
            // The first round warms up; what is made once shows in it only.
            foreach (var test in tests)
            {
                Set("CaptureCoverage", true);
                Control!.GetMethod("ResetCoverage")!.Invoke(null, null);
                var started = Stopwatch.GetTimestamp();
                Assert.True(test.Passes(), test.Name);
                var took = Stopwatch.GetElapsedTime(started);
                Set("CaptureCoverage", false);
                var (ids, fixedOnes) = ((List<int>)Get("_coveredMutants"), (List<int>)Get("_coveredStaticMutants"));
                atStart.UnionWith(fixedOnes);
                times[test] = (took, ids);
            }
        }

        foreach (var (test, (_, ids)) in times.OrderBy(entry => entry.Value.Took))
        {
            foreach (var id in ids)
            {
                covering.TryAdd(id, []);
                covering[id].Add(test);
            }
        }

        Remember(covering);
        return covering;
    }

    /// <summary>A process that goes on behind one that did not come to an end knows already what runs what.</summary>
    private static void Remember(Dictionary<int, List<Test>> covering) =>
        System.IO.File.WriteAllLines(File("coverage"), covering.Select(entry => $"{Name(entry.Key)}\t{string.Join('\t', entry.Value.Select(test => Words.Normalize(test.Name)))}"));

    private static Dictionary<int, List<Test>> Recall(List<Test> tests)
    {
        var named = tests.ToLookup(test => Words.Normalize(test.Name));
        return System.IO.File.ReadLines(File("coverage")).Select(line => line.Split('\t'))
            .ToDictionary(line => int.Parse(line[0], CultureInfo.InvariantCulture), line => line[1..].SelectMany(name => named[name]).Distinct().ToList());
    }

    private static bool Survives(int id, IEnumerable<Test> tests)
    {
        Set("ActiveMutant", id);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        System.IO.File.WriteAllText(File("at"), Name(id));
        var survives = true;
        var thread = new Thread(() => survives = tests.All(test => test.Passes()), 16 * 1024 * 1024);
        thread.Start();
        while (!thread.Join(500))
        {
            process.Refresh();
            if (process.TotalProcessorTime - before > Patience)
            {
                Tell(id, "Timeout");
                Environment.Exit(3);
            }
        }

        Set("ActiveMutant", -1);
        return survives;
    }

    /// <summary>All that are in the assembly, by their id, with the class that each stands in: where code asks whether a mutant is at work.</summary>
    private static SortedDictionary<int, string> Mutants()
    {
        const BindingFlags Every = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var (asks, mutants) = (Control!.GetMethod("IsActive")!.MetadataToken, new SortedDictionary<int, string>());
        foreach (var type in Control.Assembly.GetTypes())
        {
            foreach (var method in type.GetMethods(Every).Concat<MethodBase>(type.GetConstructors(Every)))
            {
                var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
                for (var at = 1; at + 4 < code.Length; at++)
                {
                    if (code[at] == OpCodes.Call.Value && BitConverter.ToInt32(code, at + 1) == asks && Loaded(code, at) is { } id)
                    {
                        mutants[id] = Outermost(type).FullName!["Bridge.Flow.Engine.".Length..];
                    }
                }
            }
        }

        return mutants;
    }

    /// <summary>The number that was put on the stack before.</summary>
    private static int? Loaded(byte[] code, int at) =>
        at >= 5 && code[at - 5] == OpCodes.Ldc_I4.Value && BitConverter.ToInt32(code, at - 4) is > 127 and < 100_000 and var wide ? wide
        : at >= 2 && code[at - 2] == OpCodes.Ldc_I4_S.Value ? code[at - 1]
        : code[at - 1] - OpCodes.Ldc_I4_0.Value is >= 0 and <= 8 and var small ? small : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;

    private static IEnumerable<Test> All() =>
        from type in typeof(MutantsTests).Assembly.GetTypes()
        where type.IsPublic && !Others.Contains(type)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from arguments in ArgumentsOf(method)
        select new Test(method, arguments);

    private static IEnumerable<object?[]> ArgumentsOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<FactAttribute>() is not { Explicit: false } fact)
        {
            return [];
        }

        return fact is not TheoryAttribute ? [[]] :
        [
            .. method.GetCustomAttributes<InlineDataAttribute>().Select(line => line.Data),
            .. method.GetCustomAttributes<MemberDataAttribute>().SelectMany(data => (IEnumerable<ITheoryDataRow>)method.DeclaringType!.GetProperty(data.MemberName)!.GetValue(null)!).Select(row => row.GetData()),
        ];
    }

    private static void Set(string field, object value) => Control!.GetField(field, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(null, value);

    private static object Get(string field) => Control!.GetField(field, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    private static void Tell(int id, string what) => System.IO.File.AppendAllText(File("results"), $"{Name(id)} {what}\n");

    private static string Name(int id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Test(MethodInfo Method, object?[] Arguments)
    {
        public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}({string.Join(", ", Arguments)})";

        public bool Passes()
        {
            try
            {
                Method.Invoke(Activator.CreateInstance(Method.DeclaringType!), BindingFlags.OptionalParamBinding, null, Arguments, CultureInfo.InvariantCulture);
                return true;
            }
            catch (TargetInvocationException)
            {
                return false;
            }
        }
    }
}
