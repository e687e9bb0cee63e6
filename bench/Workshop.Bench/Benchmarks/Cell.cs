using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Workshop.Bench.Benchmarks;

/// <summary>A notebook's cell as its engine hands it over: an assembly that is in no file, whose bytes the engine has kept.</summary>
internal static class Cell
{
    internal const int Result = 42;

    // The name under which ChildProcess asks an engine for an assembly's bytes.
    private const string ImageSourceKey = "Notebook.AssemblyImage";
    private const string TypeName = "Submission#0";
    private const string MethodName = "FortyTwo";

    /// <summary>A new cell's static method, which returns <see cref="Result"/>.</summary>
    internal static Func<int> NewMethod()
    {
        var image = Compile();
        var cell = new AssemblyLoadContext("cells").LoadFromStream(new MemoryStream(image));
        AppContext.SetData(ImageSourceKey, (Func<Assembly, byte[]?>)(assembly => assembly == cell ? image : null));
        return cell.GetType(TypeName)!.GetMethod(MethodName)!.CreateDelegate<Func<int>>();
    }

    private static byte[] Compile()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("cell"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("cell").DefineType(TypeName, TypeAttributes.Public);
        var il = type.DefineMethod(MethodName, MethodAttributes.Public | MethodAttributes.Static, typeof(int), []).GetILGenerator();
        il.Emit(OpCodes.Ldc_I4, Result);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        using var image = new MemoryStream();
        assembly.Save(image);
        return image.ToArray();
    }
}
