using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Engine.Tests;

/// <summary>
/// Tests every mutant that Stryker.NET has built into the engine, in one process: its own runner starts one for each, and hours are needed. By hand, as docs/mutation.md says.
/// A mutant that does not come to an end takes the process with it, and the next one goes on behind it.
/// </summary>
public class MutantsTests
{
    /// <summary>Of the processor, not of the clock: all tests together take a twentieth of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Type[] Others = [typeof(MutantsTests), typeof(SpeedTests)];

    private static readonly Type? Control = typeof(FlowEngine).Assembly.GetTypes().FirstOrDefault(type => type.Name == "MutantControl");

    private static string File(string name) => Path.Combine(Environment.GetEnvironmentVariable("BRIDGE_MUTANTS")!, name);

    [Fact(Explicit = true)]
    public void Each_is_tested_by_what_runs_it()
    {
        Set("_cachedMutantFilePath", "");
        Set("_mutantFilePathCached", true);
        Set("ActiveMutant", -1);
        Set("CaptureCoverage", true);
        var tests = All().ToList();
        HashSet<int> atStart = [.. (List<int>)Get("_coveredStaticMutants")];
        var covering = Cover(tests, atStart);
        var done = System.IO.File.Exists(File("results")) ? System.IO.File.ReadLines(File("results")).Select(line => line.Split(' ')[0]).ToHashSet() : [];
        foreach (var id in Mutants().Where(id => !done.Contains(Name(id))))
        {
            if (atStart.Contains(id))
            {
                // What is made once and for all cannot be made anew here.
                Tell(id, "Static");
            }
            else
            {
                Tell(id, covering.TryGetValue(id, out var by) ? Survives(id, by) ? "Survived" : "Killed" : "NoCoverage");
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

        return covering;
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

    private static IEnumerable<int> Mutants() =>
        from file in JsonNode.Parse(System.IO.File.ReadAllText(File("mutation-report.json")))!["files"]!.AsObject()
        from mutant in file.Value!["mutants"]!.AsArray()
        where (string?)mutant!["status"] != "CompileError" && (string?)mutant["statusReason"] != "Removed by block already covered filter"
        select int.Parse((string)mutant["id"]!, CultureInfo.InvariantCulture);

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
