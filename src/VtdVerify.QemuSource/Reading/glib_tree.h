/*
 * GLib's balanced tree, as far as QEMU's IOVA tree uses it. It is the one thing of the way that is never read: g_tree_lookup gives a
 * node that the tree's own comparison calls equal to the key, or NULL where there is none; g_tree_remove takes out the node that the
 * comparison calls equal to the key and frees it; g_tree_insert adds a node that compares equal to none. It keeps the pointers that it
 * is given: the key is what later searches compare, the value is what they find.
 *
 * Its heap: g_new, g_malloc and g_memdup give an object that no pointer designates yet, and never NULL (without memory they end the
 * process); its content is unknown, zero for g_new0 and g_malloc0, that of the other one for g_memdup. g_free ends the object's life.
 */
typedef struct _GTree GTree;
gpointer g_tree_lookup(GTree *tree, gconstpointer key);
gboolean g_tree_remove(GTree *tree, gconstpointer key);
void g_tree_insert(GTree *tree, gpointer key, gpointer value);
void g_free(gpointer object);
