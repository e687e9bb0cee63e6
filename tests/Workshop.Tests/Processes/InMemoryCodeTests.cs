using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>Code without a file, as a notebook's engine makes it, runs in a child when the engine has kept its bytes.</summary>
public sealed class InMemoryCodeTests : IDisposable
{
    private const string ImageSourceKey = "Notebook.AssemblyImage";
    private static readonly ChildOptions Quiet = new() { StandardOutput = TextWriter.Null, StandardError = TextWriter.Null };

    private readonly AssemblyLoadContext _context = new("a notebook", isCollectible: true);
    private readonly Dictionary<Assembly, byte[]> _images = [];
    private readonly string _names = $"Cell{Guid.NewGuid():N}_";

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData(ImageSourceKey, null);
        _context.Unload();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_method_of_a_cell_that_calls_another_cell_runs_in_a_child()
    {
        var first = Load(Cell("1", il => { il.Emit(OpCodes.Ldc_I4, 20); }));
        var second = Load(Cell("2", il => { il.Emit(OpCodes.Call, first); il.Emit(OpCodes.Ldc_I4_2); il.Emit(OpCodes.Mul); }));
        Publish();

        var exit = await ChildProcess.RunAsync(second.CreateDelegate<Func<int>>(), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(40, exit.Result);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_method_of_a_cell_that_calls_the_library_runs_in_a_child()
    {
        var isAlive = typeof(ProcessTree).GetMethod(nameof(ProcessTree.IsAlive))!;
        var cell = Load(Cell("1", il => { il.Emit(OpCodes.Ldc_I4, int.MaxValue); il.Emit(OpCodes.Call, isAlive); }));
        Publish();

        var exit = await ChildProcess.RunAsync(cell.CreateDelegate<Func<int>>(), Quiet, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit.Result);
    }

    [Fact]
    public void Without_its_bytes_a_cells_method_is_refused_with_the_remedy()
    {
        var cell = Load(Cell("1", il => il.Emit(OpCodes.Ldc_I4_1)));

        var refusal = Assert.Throws<ArgumentException>(() => { _ = ChildProcess.RunAsync(cell.CreateDelegate<Func<int>>(), Quiet, TestContext.Current.CancellationToken); });

        Assert.Contains("the course's own kernel", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_of_a_cell_is_refused_by_its_name()
    {
        var cell = new PersistedAssemblyBuilder(new AssemblyName(_names + "1"), typeof(object).Assembly);
        var type = cell.DefineDynamicModule("cell").DefineType("Submission#0", TypeAttributes.Public);
        var variable = type.DefineField("orders", typeof(int), FieldAttributes.Public);
        var lambda = type.DefineMethod("<<Initialize>>b__0", MethodAttributes.Public, typeof(int), []);
        var il = lambda.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, variable);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        var loaded = _context.LoadFromStream(new MemoryStream(Bytes(cell))).GetType("Submission#0")!;
        var method = loaded.GetMethod("<<Initialize>>b__0")!.CreateDelegate<Func<int>>(Activator.CreateInstance(loaded));

        var refusal = Assert.Throws<ArgumentException>(() => { _ = ChildProcess.RunAsync(method, Quiet, TestContext.Current.CancellationToken); });

        Assert.Contains("uses 'orders' of the notebook", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("declare what it uses `static`", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(PersistedAssemblyBuilder cell)
    {
        using var image = new MemoryStream();
        cell.Save(image);
        return image.ToArray();
    }

    /// <summary>An assembly with one static method <c>int Cell.Run()</c>.</summary>
    private byte[] Cell(string name, Action<ILGenerator> body)
    {
        var cell = new PersistedAssemblyBuilder(new AssemblyName(_names + name), typeof(object).Assembly);
        var type = cell.DefineDynamicModule("cell").DefineType("Cell", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var il = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static, typeof(int), []).GetILGenerator();
        body(il);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        return Bytes(cell);
    }

    private MethodInfo Load(byte[] image)
    {
        var cell = _context.LoadFromStream(new MemoryStream(image));
        _images.Add(cell, image);
        return cell.GetType("Cell")!.GetMethod("Run")!;
    }

    private void Publish() => AppDomain.CurrentDomain.SetData(
        ImageSourceKey, (Func<Assembly, byte[]?>)(assembly => _images.GetValueOrDefault(assembly)));
}
